//! `alliance distances`: from coordinates, a matrix, an answer in a file, a service.

use std::io::{BufRead, BufReader, Write};
use std::net::TcpListener;

use super::world::World;

/// A county of `n` kindergartens in one alliance.
fn county(n: usize) -> World {
    let world = World::new();
    world
        .run(&format!("generate c --alliances 1 --kindergartens {n} --staff {n} --roads 0"))
        .ends(0);
    world
}

/// Ids and coordinates, in the order of the file.
fn places(world: &World) -> Vec<(String, f64, f64)> {
    let text = world.read("c/kindergartens.csv");
    let mut reader = csv::Reader::from_reader(text.trim_start_matches('\u{feff}').as_bytes());
    let head = reader.headers().expect("headers").clone();
    let at = |names: [&str; 2]| {
        head.iter()
            .position(|h| names.contains(&h))
            .unwrap_or_else(|| panic!("{names:?}: {head:?}"))
    };
    let (id, x, y) = (at(["id", "编号"]), at(["longitude", "经度"]), at(["latitude", "纬度"]));
    reader
        .records()
        .map(|row| row.expect("a row"))
        .map(|row| (row[id].to_owned(), row[x].parse().expect("°"), row[y].parse().expect("°")))
        .collect()
}

fn rows(world: &World, file: &str) -> Vec<Vec<String>> {
    let text = world.read(file);
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    reader.records().map(|r| r.expect("a row").iter().map(str::to_owned).collect()).collect()
}

#[test]
fn coordinates_give_what_the_planner_takes_anyway() {
    let world = county(4);
    world.run("distances c --out d.csv").ends(0);
    assert_eq!(rows(&world, "d.csv").len(), 6);
    let again = world.run("distances c --out d.csv").ends(1);
    assert!(again.err.contains("--force"), "{}", again.err);
    world.run("distances c --out d.csv --force").ends(0);
    let _ = std::fs::remove_file(world.path("c/distances.csv"));
    world.run("distances c").ends(0);
    world.run("check c").ends(0);
}

#[test]
fn matrix_that_is_none_and_answer_without_roads_are_refused() {
    let world = county(3);
    let places = places(&world);
    let [a, b, c] = [0, 1, 2].map(|i| places[i].0.as_str());
    let semicolons = format!(";{a};{b};{c}\n{a};0;1;2\n{b};1;0;2\n{c};2;2;0\n");
    let zeros = "{\"code\":\"Ok\",\"distances\":[[0,0,0],[0,0,0],[0,0,0]]}";
    for (option, text, told) in [
        ("--matrix", semicolons.as_str(), "E011"),
        ("--matrix", a, "E017"),
        ("--osrm", zeros, "0 for every distance"),
    ] {
        world.write("m", text);
        let ran = world.run(&format!("distances c {option} m --out d.csv")).ends(1);
        assert!(ran.err.contains(told), "{told}: {ran:?}");
        assert!(!world.path("d.csv").exists());
    }
}

#[test]
fn matrix_fills_a_county_without_coordinates() {
    let world = county(3);
    let ids: Vec<String> = places(&world).into_iter().map(|p| p.0).collect();
    let text = world.read("c/kindergartens.csv");
    let bare: Vec<String> = text
        .lines()
        .map(|line| {
            let cell = |c: &str| {
                if c.parse::<f64>().is_ok() && c.contains('.') { "" } else { c }.to_owned()
            };
            line.split(',').map(cell).collect::<Vec<_>>().join(",")
        })
        .collect();
    world.write("c/kindergartens.csv", &(bare.join("\n") + "\n"));
    let _ = std::fs::remove_file(world.path("c/distances.csv"));
    world.run("check c").ends(1);
    let [a, b, c] = [&ids[0], &ids[1], &ids[2]];
    world.write("m.csv", &format!(",{a},{b},{c}\n{a},0,10,20\n{b},11,,\n{c},20,30,0\n"));
    world.run("distances c --matrix m.csv").ends(0);
    let written = rows(&world, "c/distances.csv");
    let said: Vec<String> = written.iter().map(|r| format!("{} {} {}", r[0], r[1], r[2])).collect();
    assert_eq!(
        said,
        [
            format!("{a} {b} 10.00"),
            format!("{a} {c} 20.00"),
            format!("{b} {a} 11.00"),
            format!("{c} {b} 30.00")
        ]
    );
    world.run("check c").ends(0);
    for (bad, words) in [
        (format!(",{a},{b},{c}\n{a},0,10\n"), "cells"),
        (format!(",{a},X\n{a},0,10\n"), "no kindergarten"),
        (format!(",{a},{b},{c}\n{a},0,-1,x\n"), "not a number"),
        (format!(",{a},{b},{c}\n{a},0,1,\n"), "nothing for"),
    ] {
        world.write("m.csv", &bad);
        let ran = world.run("distances c --matrix m.csv --out n.csv").ends(1);
        assert!(ran.err.contains(words), "{bad}: {}", ran.err);
        assert!(!world.path("n.csv").exists());
    }
}

/// An answer over places: metres are 1000 × (10 i + j), seconds 60 × as many.
fn answer(places: &[(String, f64, f64)]) -> serde_json::Value {
    let n = places.len();
    let table = |scale: f64| -> Vec<Vec<f64>> {
        (0..n)
            .map(|i| {
                (0..n).map(|j| if i == j { 0.0 } else { scale * (10 * i + j) as f64 }).collect()
            })
            .collect()
    };
    let points: Vec<_> =
        places.iter().map(|p| serde_json::json!({"location": [p.1, p.2], "name": ""})).collect();
    serde_json::json!({
        "code": "Ok", "distances": table(1000.0), "durations": table(60.0),
        "sources": points, "destinations": points,
    })
}

#[test]
fn answer_in_a_file_is_held_to_what_was_asked() {
    let world = county(3);
    let places = places(&world);
    let good = answer(&places);
    world.write("a.json", &good.to_string());
    world.run("distances c --osrm a.json --out d.csv").ends(0);
    let row = rows(&world, "d.csv")
        .into_iter()
        .find(|r| r[0] == places[2].0 && r[1] == places[1].0)
        .expect("the pair");
    assert_eq!(row[2..], ["21.00", "21.00"]);
    let broken = |change: &dyn Fn(&mut serde_json::Value)| {
        let mut bad = good.clone();
        change(&mut bad);
        bad.to_string()
    };
    for (text, words) in [
        ("{".to_owned(), "no answer"),
        (r#"{"code":"NoTable","message":"none"}"#.to_owned(), "NoTable"),
        (broken(&|a| a["distances"] = serde_json::Value::Null), "no distances"),
        (
            broken(&|a| {
                a["distances"].as_array_mut().expect("rows").pop();
            }),
            "2 entries, 3",
        ),
        (
            broken(&|a| {
                a["durations"][1].as_array_mut().expect("cells").pop();
            }),
            "Row 2",
        ),
        (broken(&|a| a["distances"][0][1] = serde_json::Value::Null), "no way"),
        (broken(&|a| a["distances"][0][1] = (-5).into()), "neither"),
        (broken(&|a| a["sources"][1]["location"] = serde_json::json!([1.0, 2.0])), "away"),
        (broken(&|a| a["distances"][0][1] = "far".into()), "no answer"),
    ] {
        world.write("a.json", &text);
        let ran = world.run("distances c --osrm a.json --out n.csv").ends(1);
        assert!(ran.err.contains(words), "{text}: {}", ran.err);
        assert!(!world.path("n.csv").exists());
    }
}

#[test]
fn service_is_asked_in_pieces_that_it_takes() {
    let world = county(60);
    let places = places(&world);
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let address = listener.local_addr().expect("bound");
    let asked = places.clone();
    let serving = std::thread::spawn(move || {
        for (questions, stream) in listener.incoming().enumerate() {
            let mut stream = stream.expect("a connection");
            let mut line = String::new();
            let mut reader = BufReader::new(stream.try_clone().expect("one socket"));
            reader.read_line(&mut line).expect("a request");
            while reader.read_line(&mut String::new()).expect("a header") > 2 {}
            if line.contains("/stop") {
                return questions;
            }
            let url = line.split(' ').nth(1).expect("a target");
            let (path, query) = url.split_once('?').expect("a query");
            let points: Vec<usize> = path
                .rsplit('/')
                .next()
                .expect("points")
                .split(';')
                .map(|point| {
                    let same = |p: &&(String, f64, f64)| format!("{:.6},{:.6}", p.1, p.2) == point;
                    let found = asked.iter().find(same).expect("a place");
                    asked.iter().position(|p| p.0 == found.0).expect("there")
                })
                .collect();
            assert!(points.len() <= 100, "{}", points.len());
            let list = |name: &str| -> Vec<usize> {
                let given = query.split('&').find_map(|p| p.strip_prefix(name)?.strip_prefix('='));
                match given {
                    Some(list) => list
                        .split(';')
                        .map(|i| points[i.parse::<usize>().expect("an index")])
                        .collect(),
                    None => points.clone(),
                }
            };
            let (from, to) = (list("sources"), list("destinations"));
            let table: Vec<Vec<usize>> =
                from.iter().map(|i| to.iter().map(|j| 1000 * (100 * i + j)).collect()).collect();
            let body = serde_json::json!({"code": "Ok", "distances": table}).to_string();
            let head = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nConnection: close";
            write!(stream, "{head}\r\nContent-Length: {}\r\n\r\n{body}", body.len()).expect("sent");
        }
        unreachable!("the listener never ends by itself")
    });
    let ran = world.run(&format!("distances c --server http://{address}/ --out d.csv"));
    let mut last = std::net::TcpStream::connect(address).expect("still there");
    write!(last, "GET /stop HTTP/1.1\r\n\r\n").expect("sent");
    let questions = serving.join().expect("no question was wrong");
    ran.ends(0);
    assert_eq!(questions, 4);
    let written = rows(&world, "d.csv");
    assert_eq!(written.len(), 60 * 59);
    let km = |i: usize, j: usize| {
        let row = written.iter().find(|r| r[0] == places[i].0 && r[1] == places[j].0);
        row.expect("the pair")[2].clone()
    };
    assert_eq!(
        (km(3, 57), km(57, 3), km(58, 59)),
        ("357.00".into(), "5703.00".into(), "5859.00".into())
    );

    let ran = world.run(&format!("distances c --server http://{address} --out n.csv")).ends(1);
    assert!(ran.err.contains("gives no answer"), "{}", ran.err);
    let ran = world.run("distances c --server https://example.org --out n.csv").ends(1);
    assert!(ran.err.contains("http://"), "{}", ran.err);
}

#[test]
fn server_that_gives_no_distances_is_told_by_what_it_says() {
    let world = county(3);
    let refused = r#"{"code":"InvalidQuery","message":"too many"}"#;
    for (head, body, told) in [
        ("500 Internal Server Error", "", ["“500 Internal Server Error”", "OSRM service"]),
        ("404 Not Found", "<html>", ["“404 Not Found”", "OSRM service"]),
        ("301 Moved\r\nLocation: https://a.org/x", "", ["“301 Moved”", "https://a.org/x"]),
        ("200 OK", "<html>", ["not as a table service", "OSRM service"]),
        ("400 Bad Request", refused, ["InvalidQuery", "too many"]),
    ] {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
        let address = listener.local_addr().expect("bound");
        let serving = std::thread::spawn(move || {
            let mut stream = listener.accept().expect("a connection").0;
            let mut reader = BufReader::new(stream.try_clone().expect("one socket"));
            while reader.read_line(&mut String::new()).expect("a header") > 2 {}
            let length = body.len();
            write!(stream, "HTTP/1.1 {head}\r\nContent-Length: {length}\r\n\r\n{body}")
                .expect("sent");
        });
        let ran = world.run(&format!("distances c --server http://{address} --out n.csv")).ends(1);
        serving.join().expect("one question");
        for words in told {
            assert!(ran.err.contains(words), "{head}: {}", ran.err);
        }
        assert!(!ran.err.contains("Save what"), "{head}: {}", ran.err);
        assert!(!world.path("n.csv").exists());
    }
}
