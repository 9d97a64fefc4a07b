#!/bin/sh
# Puts the peers into target/peers: a Python environment with HiGHS, OR-Tools and Timefold, and the compiled
# model of Timefold. Needs Python 3.11 or later and a JDK of 17 or later (Debian: openjdk-17-jdk-headless).
set -eu
cd "$(dirname "$0")/../.."
here=benches/peers
to=target/peers
mkdir -p "$to/timefold"
python3 -m venv "$to/venv"
# Timefold for Python is discontinued; all its versions are marked as before a release.
"$to/venv/bin/pip" install --quiet highspy==1.16.0 ortools==9.15.6755 --pre timefold==1.24.0b0
jars=$(echo "$to"/venv/lib/python3*/site-packages/timefold/solver/jars)
"${JAVA_HOME:+$JAVA_HOME/bin/}javac" -d "$to/timefold" -cp "$jars/*" "$here"/timefold/*.java
