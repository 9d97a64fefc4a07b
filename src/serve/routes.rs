//! Addresses and what answers them; `openapi.json` describes the same.

use std::sync::Arc;

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::http::{StatusCode, header};
use axum::middleware;
use axum::response::{IntoResponse, Response};
use axum::routing::{get, patch, post};

use super::answer::Fault;
use super::desk::Desk;
use super::tables::LARGEST;
use super::{assets, counties, editing, grid, guard, planning, repairs, versions};
use crate::domain::Message;

/// The description of the interface.
pub const OPENAPI: &str = include_str!("openapi.json");

/// Most bytes of a request that is no upload.
const SMALL: usize = 1 << 20;

/// Everything that is answered.
pub fn router(desk: Arc<Desk>) -> Router {
    let uploads = Router::new()
        .route("/api/counties/import", post(counties::import))
        .route("/api/counties/{county}/workbook", get(counties::workbook).put(counties::replace))
        .layer(DefaultBodyLimit::max(LARGEST + 1));
    Router::new()
        .route("/api/openapi.json", get(openapi))
        .route("/api/session", get(counties::session))
        .route("/api/texts", get(counties::words))
        .route("/api/counties", get(counties::list).post(counties::create))
        .route("/api/counties/{county}", get(counties::show).patch(counties::change))
        .route("/api/counties/{county}/plan", post(planning::plan))
        .route("/api/counties/{county}/job", get(planning::show))
        .route("/api/counties/{county}/job/events", get(planning::events))
        .route("/api/counties/{county}/job/stop", post(planning::stop))
        .route("/api/counties/{county}/compare", get(versions::compare))
        .route("/api/counties/{county}/repairs", post(repairs::propose))
        .route("/api/counties/{county}/repairs/{id}/accept", post(repairs::accept))
        .route("/api/counties/{county}/versions", get(versions::list))
        .route(
            "/api/counties/{county}/versions/{number}",
            get(versions::show).merge(patch(versions::change)),
        )
        .route("/api/counties/{county}/versions/{number}/calendar", get(editing::calendar))
        .route("/api/counties/{county}/versions/{number}/judge", post(editing::judge))
        .route("/api/counties/{county}/versions/{number}/ask", post(editing::ask))
        .route("/api/counties/{county}/versions/{number}/edit", post(editing::edit))
        .route("/api/counties/{county}/versions/{number}/lock", post(editing::set_lock))
        .route("/api/counties/{county}/versions/{number}/step/{which}", post(editing::step))
        .route(
            "/api/counties/{county}/versions/{number}/activities/{id}/substitutes",
            get(editing::substitutes),
        )
        .route("/api/counties/{county}/versions/{number}/restore", post(versions::restore))
        .route(
            "/api/counties/{county}/versions/{number}/files",
            get(versions::files).post(planning::files),
        )
        .route("/api/counties/{county}/versions/{number}/files/{*name}", get(versions::file))
        .route("/api/counties/{county}/versions/{number}/all.zip", get(versions::zip))
        .route("/api/counties/{county}/sheets", get(grid::show))
        .route("/api/counties/{county}/sheets/{sheet}", patch(grid::edit))
        .layer(DefaultBodyLimit::max(SMALL))
        .merge(uploads)
        .route("/login", post(guard::login))
        .fallback(get(assets::serve).fallback(nothing))
        .method_not_allowed_fallback(nothing)
        .layer(middleware::from_fn_with_state(Arc::clone(&desk), guard::guard))
        .with_state(desk)
}

async fn openapi() -> Response {
    ([(header::CONTENT_TYPE, "application/json")], OPENAPI).into_response()
}

async fn nothing() -> Response {
    Fault::new(StatusCode::METHOD_NOT_ALLOWED, Message::new("serve-no-page")).into_response()
}
