#!/usr/bin/env bash
# Builds what is missing or out of date, and starts Timbang, everything in one process. Options: run.sh --help
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd -P)
root=$(cd "$here/../.." && pwd -P)
jar="$here/target/standalone-0.1.0-SNAPSHOT.jar"

fail() {
  echo "$*" >&2
  exit 1
}

java=${JAVA_HOME:+$JAVA_HOME/bin/}java
command -v "$java" > /dev/null ||
  fail "Timbang needs Java 17 or newer, and there is no '$java'. Install a JDK, for example: apt-get install openjdk-17-jdk-headless"
version=$("$java" -XshowSettings:properties -version 2>&1 | sed -n 's/^ *java\.specification\.version = //p')
[ "${version%%.*}" -ge 17 ] 2> /dev/null ||
  fail "Timbang needs Java 17 or newer; '$java' is version ${version:-unknown}. Set JAVA_HOME to a newer JDK."

# The build is out of date when any of its sources is newer than what was built from them.
is_current() {
  [ -f "$jar" ] && [ -z "$(find "$root" \( -name target -o -name data -o -name .git -o -path '*/src/test' \) -prune \
    -o \( -path '*/src/main/*' -o -name pom.xml \) -newer "$jar" -print -quit)" ]
}

if ! is_current; then
  echo "Building Timbang; the first time this takes a minute or two, and fetches what it is built from ..."
  if [ ! -x "${JAVA_HOME:-/nowhere}/bin/javac" ] && ! command -v javac > /dev/null; then
    fail "Building needs a JDK, and there is only a Java runtime. Install one, for example: apt-get install openjdk-17-jdk-headless"
  fi
  began=$SECONDS
  (cd "$root" && ./mvnw -B -q -DskipTests -pl deploy/standalone -am package) < /dev/null ||
    fail "The build failed; what went wrong is told above."
  touch "$jar"
  echo "Built in $((SECONDS - began)) s."
fi

# Measured on two cores: the quick compiler alone and the simplest collector start fastest and are enough for one office.
# For that compiler the JVM keeps 48 MB free for code, which all services in one process fill in minutes.
exec "$java" -XX:TieredStopAtLevel=1 -XX:ReservedCodeCacheSize=240m -XX:+UseSerialGC -Xmx1g ${TIMBANG_JAVA_OPTIONS:-} -jar "$jar" "$@"
