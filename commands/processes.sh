# Database, portal and bridge as processes that are started, watched and stopped. Read by ./nurt.

names=() pids=() remembering=''

# start NAME LOG COMMAND…: in the background, remembered for stop_all.
start() {
  local name=$1 log=$2; shift 2
  "$@" >>"$log" 2>&1 </dev/null &
  names+=("$name") pids+=($!)
}

# Last started, first stopped: the database goes when nobody writes any more.
stop_all() {
  trap '' INT TERM
  local i
  [ -z "$remembering" ] || kill -KILL -- "-$remembering" 2>/dev/null
  for ((i = ${#pids[@]} - 1; i >= 0; i--)); do
    kill -TERM "${pids[i]}" 2>/dev/null && wait "${pids[i]}" 2>/dev/null
  done
  pids=()
  [ -z "${scratch:-}" ] || rm -rf "$scratch"
}

# Ends everything with the reason when one of the processes has ended.
all_alive() {
  local i
  for i in "${!pids[@]}"; do
    kill -0 "${pids[i]}" 2>/dev/null && continue
    say "The ${names[i]} stopped by itself. The end of its log ($data/log):"
    tail -n 15 "$data/log/${names[i]}.log" >&2 2>/dev/null
    return 1
  done
}

# wait_until SECONDS WHAT COMMAND…: polls, and gives up when a process dies.
wait_until() {
  local limit=$((SECONDS + $1)) what=$2; shift 2
  until "$@"; do
    all_alive || exit 1
    [ "$SECONDS" -lt "$limit" ] || die "$what did not come in time; see $data/log."
    sleep 0.2
  done
}

healthy() { curl -fsS -m 3 "http://localhost:$port/actuator/health" 2>/dev/null | grep -q '"UP"'; }

start_database() {
  # Its own word for "taken", "foreign" or "damaged" is the message; the folder itself is not touched before it agrees.
  "$JAVA_HOME/bin/java" -Xmx64m -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -cp 'db-migrations/target/classes:db-migrations/target/libs/*' \
    pl.nurt.local.LocalPostgres "$data" >"$scratch/database" 2>"$scratch/database.err" </dev/null &
  local pid=$!
  names+=(database) pids+=($pid)
  until grep -qs '^ready' "$scratch/database"; do
    kill -0 $pid 2>/dev/null || { cat "$scratch/database.err" >&2; exit 1; }
    sleep 0.1
  done
  database_url=$(sed -n 's/^ready //p' "$scratch/database")
  migration_url=$(sed -n 's/^migration //p' "$scratch/database")
}

# The portal changes tables as one role and works as another; with a database of somebody else's that is theirs to say. Not an argument: everybody on
# a machine sees what stands on a command line.
migrates_by_itself() { [ -z "${migration_url:-}" ] || export SPRING_FLYWAY_URL=$migration_url; }

portal() {
  local cache='' seller=''
  migrates_by_itself
  [ ! -e $START_CACHE ] || cache=-XX:AOTCache=$START_CACHE
  # Invoices of the demo need a seller's tax number (the one that stands in examples everywhere) and accounts to pay to.
  [ "$demo" = false ] || seller='--nurt.billing.seller-nip=1234563218 --nurt.billing.customer-accounts=830900002000'
  # It speaks plain HTTP here: a cookie for TLS alone is taken by some browsers from this machine, by none from another one.
  NURT_PORT=$port SERVER_ADDRESS=${address:-127.0.0.1} NURT_SECURE_COOKIES=${NURT_SECURE_COOKIES:-false} NURT_DATABASE_URL=$database_url exec "$JAVA_HOME/bin/java" $cache $PORTAL_OPTIONS -XX:MaxRAMPercentage=40 \
    -jar $PORTAL_JAR --nurt.demo.enabled=$demo --nurt.demo.scale=$scale $seller --nurt.demo.park="$data/bridge" \
    --nurt.demo.portal-url="http://localhost:$port" --nurt.notice.portal-url="http://localhost:$port" \
    --spring.config.additional-location="optional:file:$scratch/stand-ins.properties" "$@"
}

# The JDK keeps what the portal loads at its start, and later starts take little more than half the time.
remember_portal() {
  [ ! -e $START_CACHE ] || return 0
  migrates_by_itself
  NURT_PORT=0 NURT_DATABASE_URL=$database_url nice -n 19 "$JAVA_HOME/bin/java" $PORTAL_OPTIONS -Xmx400m \
    -XX:AOTCacheOutput=$START_CACHE.new -Dspring.context.exit=onRefresh -jar $PORTAL_JAR && mv -f $START_CACHE.new $START_CACHE
}

# bridge OPTIONS COMMAND…: in place of this shell. A cache that is older than the jar would only be complained about.
bridge() {
  local options=$1 cache=(); shift
  [ ! "$BRIDGE_CACHE" -nt "$BRIDGE_JAR" ] || cache=("-XX:AOTCache=$BRIDGE_CACHE")
  exec "$JAVA_HOME/bin/java" "${cache[@]}" $options -jar "$BRIDGE_JAR" "$@"
}

remember_bridge() {
  [ ! "$BRIDGE_CACHE" -nt "$BRIDGE_JAR" ] || return 0
  nice -n 19 "$JAVA_HOME/bin/java" $GATEWAY_OPTIONS "-XX:AOTCacheOutput=$BRIDGE_CACHE.new" -jar "$BRIDGE_JAR" self-test \
    && mv -f "$BRIDGE_CACHE.new" "$BRIDGE_CACHE"
}

# For tests and benchmarks, which want their starts fast from the first one on.
remember_starts() (
  scratch=$(mktemp -d) data=$scratch/data database_url='' migration_url=''
  trap 'stop_all' EXIT
  start_database
  remember_portal
  remember_bridge
)
