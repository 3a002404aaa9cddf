# ./nurt bench: measures, and writes docs/benchmarks.md. Read by ./nurt.

# What can be measured by itself, in this order; each is a part of docs/benchmarks.md.
readonly BENCH_PARTS=(intake papers portal doors customers bookings messages machinery views bridge)

# measure CLASSPATH CLASS ARGS…: runs a benchmark and keeps the rows it prints.
measure() {
  local classpath=$1; shift
  say "Measuring: $* …"
  PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD=1 "$JAVA_HOME/bin/java" -XX:+ExitOnOutOfMemoryError --enable-native-access=ALL-UNNAMED -Dnurt.portal.jar=$PORTAL_JAR \
    -Dnurt.portal.options="$(printf '%s\n' "-XX:AOTCache=$START_CACHE" $PORTAL_OPTIONS)" \
    -Dnurt.bridge.jar="$BRIDGE_JAR" -Dnurt.bridge.options="$(printf '%s\n' "-XX:AOTCache=$BRIDGE_CACHE" $GATEWAY_OPTIONS)" \
    -cp "$classpath" "$@" 2>>target/bench.log \
    | tee -a target/bench.log | grep '^|' >>$rows
  [ "${PIPESTATUS[0]}" = 0 ] || { say "That ended with an error; see target/bench.log."; failed=1; }
}

# write_part TITLE NOTE: puts the rows into docs/benchmarks.md as a part of their own; the other parts stay as they were measured.
write_part() {
  local doc=docs/benchmarks.md new
  [ -s $rows ] || return 0
  new=$(mktemp)
  {
    awk -v part="## $1" '/^## / { skip = $0 == part } !skip' $doc
    printf '## %s\n\n%s %s, %s cores, load %s before, commit %s.\n\n| what | measured | limit | of the limit | kept |\n|---|---|---|---|---|\n' \
      "$1" "$2" "$(date +%F)" "$(getconf _NPROCESSORS_ONLN)" "$load" "$(git rev-parse --short HEAD 2>/dev/null)"
    cat $rows
    echo
  } >"$new" && cat "$new" >$doc
  rm -f "$new"
}

# What else the machine did in the last minute; the figures are of a quiet machine only when this is near 0.
load_now() { uptime | sed 's/.*load averages*: *//; s/,* .*//'; }

# bench_part NAME: one of BENCH_PARTS.
bench_part() {
  local load; load=$(load_now)
  : >$rows
  case $1 in
    intake)
      measure "$portal_classes" pl.nurt.bench.IntakeBench
      measure "$portal_classes" pl.nurt.bench.OrderBench
      write_part Intake 'Readings and orders over HTTP.' ;;
    papers)
      measure "$portal_classes" pl.nurt.bench.DocumentBench
      measure "$portal_classes" -Xmx128m pl.nurt.bench.SheetBench
      measure "$portal_classes" pl.nurt.bench.KsefBench
      write_part 'Documents and sheets' 'Made in one process.' ;;
    portal)
      measure "$portal_classes" pl.nurt.it.PortalBench
      measure "$portal_classes" pl.nurt.it.LiveBench
      write_part Portal 'The packaged portal, its database and the browser in one machine.' ;;
    doors)
      measure "$portal_classes" pl.nurt.it.DoorsBench
      write_part Doors 'The packaged portal, its database, the strangers and those who watch in one machine.' ;;
    customers)
      measure "$portal_classes" -Xmx512m pl.nurt.bench.CustomerBench
      measure "$portal_classes" pl.nurt.bench.AuditBench
      write_part Customers 'Portal with a heap of 512 MB and PostgreSQL in one machine.' ;;
    bookings)
      measure "$portal_classes" pl.nurt.bench.BookingBench
      write_part Bookings 'Portal and PostgreSQL in one machine: 20 calendars of 10 people each, a million bookings.' ;;
    messages)
      measure "$portal_classes" pl.nurt.bench.MessageBench
      write_part Messages 'Portal, stand-ins and PostgreSQL in one machine.' ;;
    machinery)
      measure "$portal_classes" pl.nurt.it.MachineryBench
      write_part 'Jobs and several portals' 'Portals, database and clients in one machine.' ;;
    views)
      [ -n "$full" ] || { say "The views were not measured: give --data with a folder that ./nurt demo --scale full has filled."; return; }
      # In a shell of its own: after stop_all, whatever this one started would not heed a signal.
      (
        data=$full scratch=$(mktemp -d)
        trap 'stop_all' EXIT
        start_database
        migrates_by_itself
        NURT_DATABASE_URL=$database_url measure "$portal_classes" pl.nurt.bench.ViewBench
        exit $failed
      ) || failed=1
      write_part Views 'On the data of `./nurt demo --scale full`: 74 million readings.' ;;
    bridge)
      local classes
      classes="meter-bridge/target/test-classes:meter-bridge/target/classes:$(cat meter-bridge/target/bench.classpath)"
      remember_bridge >>target/bench.log 2>&1 || die "The bridge's self-test failed; see target/bench.log."
      for name in bench.Start bench.Prompt modbus.Drop bench.Decoder bench.Outbox bench.Poller; do
        measure "$classes" pl.nurt.bridge.${name}Bench
      done
      write_part Meter-bridge 'Everything in one machine: bridge, slaves and portal.' ;;
  esac
}

# bench [--data DIR] [--only PART]… [--fuzz]
bench() {
  local full='' parts=() fuzz=false rows=target/benchmarks.rows failed=0 portal_classes=''
  while [ $# -gt 0 ]; do
    case $1 in
      --data | --only) [ $# -ge 2 ] || die "$1 needs a value; see ./nurt help." ;;&
      --data) full=$2; shift 2 ;;
      --only) [[ " ${BENCH_PARTS[*]} " = *" $2 "* ]] || die "--only is one of ${BENCH_PARTS[*]}, not '$2'."; parts+=("$2"); shift 2 ;;
      --fuzz) fuzz=true; shift ;;
      *) die "Unknown option $1; see ./nurt help." ;;
    esac
  done
  [ ${#parts[@]} -gt 0 ] || parts=("${BENCH_PARTS[@]}")
  [ -z "$full" ] || [[ $full = /* ]] || full=$PWD/$full
  find_java; need_maven
  mkdir -p target
  if $fuzz; then
    maven -Pbench -pl meter-bridge test -Dgroups=fuzz || die "A case failed; its message above says how to run it alone."
    return
  fi
  local build=(-Pbench package -Dtest=None -Dsurefire.failIfNoSpecifiedTests=false)
  if [ "${parts[*]}" = bridge ]; then
    maven "${build[@]}" -pl meter-bridge || die "The build failed; what Maven says is above."
  else
    find_node; need_chromium
    maven "${build[@]}" || die "The build failed; what Maven says is above."
    portal_classes="src/target/test-classes:src/target/classes:$(cat src/target/bench.classpath)"
    unpack_portal
    remember_starts >>target/bench.log 2>&1 || die "The portal could not be started; see target/bench.log."
  fi
  for part in "${parts[@]}"; do bench_part "$part"; done
  cat docs/benchmarks.md
  ! grep -q '\*\*no\*\*' docs/benchmarks.md || say "Not every limit was kept: the rows that end with **no**."
  return $failed
}
