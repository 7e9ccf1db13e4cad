#!/usr/bin/env bash
# Builds what is missing or out of date, and measures Timbang on this machine. Usage: run.sh intake|scoring [--quick]
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd -P)
root=$(cd "$here/../.." && pwd -P)
jar="$here/target/benchmark-0.1.0-SNAPSHOT.jar"

fail() {
  echo "$*" >&2
  exit 1
}

java=${JAVA_HOME:+$JAVA_HOME/bin/}java
command -v "$java" > /dev/null ||
  fail "The benchmark needs Java 17 or newer, and there is no '$java'. Install a JDK, for example: apt-get install openjdk-17-jdk-headless"
version=$("$java" -XshowSettings:properties -version 2>&1 | sed -n 's/^ *java\.specification\.version = //p')
[ "${version%%.*}" -ge 17 ] 2> /dev/null ||
  fail "The benchmark needs Java 17 or newer; '$java' is version ${version:-unknown}. Set JAVA_HOME to a newer JDK."

# The build is out of date when any of its sources is newer than what was built from them.
is_current() {
  [ -f "$jar" ] && [ -z "$(find "$root" \( -name target -o -name data -o -name .git -o -path '*/src/test' \) -prune \
    -o \( -path '*/src/main/*' -o -name pom.xml \) -newer "$jar" -print -quit)" ]
}

if ! is_current; then
  echo "Building; the first time this takes a minute or two, and fetches what it is built from ..."
  if [ ! -x "${JAVA_HOME:-/nowhere}/bin/javac" ] && ! command -v javac > /dev/null; then
    fail "Building needs a JDK, and there is only a Java runtime. Install one, for example: apt-get install openjdk-17-jdk-headless"
  fi
  began=$SECONDS
  (cd "$root" && ./mvnw -B -q -DskipTests -pl deploy/benchmark -am package) < /dev/null ||
    fail "The build failed; what went wrong is told above."
  touch "$jar"
  echo "Built in $((SECONDS - began)) s."
fi

exec "$java" -XX:+UseSerialGC -Xmx1g -cp "$jar:$here/target/lib/*" id.timbang.benchmark.Benchmark "$@"
