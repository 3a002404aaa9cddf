# Builds what changed since the last build that succeeded. Read by ./nurt.

maven() { mvn -B -q -Dspotless.check.skip=true -Dvaadin.node.folder="${node_folder:-}" "$@" >&2; }

# changed STAMP FILES…: whether something is newer than the last build that succeeded.
changed() {
  local stamp=$1; shift
  [ ! -e "$stamp" ] || [ -n "$(find "$@" -newer "$stamp" -not -path '*/target/*' -not -path 'frontend/generated*' \
    -not -path 'frontend' -not -name index.html -print -quit 2>/dev/null)" ]
}

build_all() {
  find_java
  local stamp=target/nurt.built
  changed $stamp pom.xml src/pom.xml src/main src/standins frontend db-migrations meter-bridge/pom.xml meter-bridge/src/main || [ ! -e $PORTAL_JAR ] || return 0
  need_maven; find_node
  say "Building Nurt …"
  maven package -Dmaven.test.skip=true || die "The build failed; what Maven says is above."
  unpack_portal
  mkdir -p target && touch $stamp
}

unpack_portal() {
  rm -rf $PORTAL
  "$JAVA_HOME/bin/java" -Djarmode=tools -jar src/target/nurt-portal.jar extract --destination $PORTAL >/dev/null \
    || die "The portal could not be unpacked to $PORTAL: is the disk full?"
}

build_bridge() {
  find_java
  local stamp=target/bridge.built
  changed $stamp pom.xml meter-bridge/pom.xml meter-bridge/src/main || [ ! -e "$BRIDGE_JAR" ] || return 0
  need_maven
  maven -pl meter-bridge package -Dmaven.test.skip=true || die "The build failed; what Maven says is above."
  mkdir -p target && touch $stamp
  remember_bridge >target/remember.log 2>&1
}
