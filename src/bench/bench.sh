# ./nurt bench: measures, and writes docs/benchmarks.md. Read by ./nurt.

# measure CLASSPATH CLASS ARGS…: runs a benchmark and keeps the rows it prints.
measure() {
  local classpath=$1; shift
  say "Measuring: $* …"
  PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD=1 "$JAVA_HOME/bin/java" --enable-native-access=ALL-UNNAMED -Dnurt.portal.jar=$PORTAL_JAR \
    -Dnurt.portal.options="$(printf '%s\n' "-XX:AOTCache=$START_CACHE" $PORTAL_OPTIONS)" \
    -Dnurt.bridge.jar="$BRIDGE_JAR" -Dnurt.bridge.options="$(printf '%s\n' "-XX:AOTCache=$BRIDGE_CACHE" $GATEWAY_OPTIONS)" \
    -cp "$classpath" "$@" 2>>target/bench.log \
    | tee -a target/bench.log | grep '^|' >>$rows
}

# write_part TITLE NOTE: puts the rows into docs/benchmarks.md as a part of their own; the other parts stay as they were measured.
write_part() {
  local doc=docs/benchmarks.md new
  new=$(mktemp)
  {
    awk -v part="## $1" '/^## / { skip = $0 == part } !skip' $doc
    printf '## %s\n\n%s %s, %s cores, commit %s.\n\n| what | measured | limit | of the limit | kept |\n|---|---|---|---|---|\n' \
      "$1" "$2" "$(date +%F)" "$(getconf _NPROCESSORS_ONLN)" "$(git rev-parse --short HEAD 2>/dev/null)"
    cat $rows
    echo
  } >"$new" && cat "$new" >$doc
  rm -f "$new"
}

bench_portal() {
  local full=$1 classes
  classes="src/target/test-classes:src/target/classes:$(cat src/target/bench.classpath)"
  unpack_portal
  remember_starts >>target/bench.log 2>&1 || die "The portal could not be started; see target/bench.log."
  : >$rows
  measure "$classes" pl.nurt.bench.IntakeBench
  measure "$classes" pl.nurt.bench.DocumentBench
  measure "$classes" -Xmx128m pl.nurt.bench.SheetBench
  measure "$classes" pl.nurt.it.PortalBench
  measure "$classes" pl.nurt.bench.CustomerBench
  measure "$classes" pl.nurt.it.LiveBench
  measure "$classes" pl.nurt.it.MachineryBench
  if [ -n "$full" ]; then
    # In a shell of its own: after stop_all, whatever this one started would not heed a signal.
    (
      data=$full scratch=$(mktemp -d)
      trap 'stop_all' EXIT
      start_database
      measure "$classes" pl.nurt.bench.ViewBench "$database_url"
    ) || exit 1
  else
    say "The views were not measured: give --data with a folder that ./nurt demo --scale full has filled."
  fi
  write_part Portal 'Views on the data of `./nurt demo --scale full`.'
}

bench_bridge() {
  local classes
  classes="meter-bridge/target/test-classes:meter-bridge/target/classes:$(cat meter-bridge/target/bench.classpath)"
  remember_bridge >>target/bench.log 2>&1 || die "The bridge's self-test failed; see target/bench.log."
  : >$rows
  measure "$classes" pl.nurt.bridge.bench.StartBench
  measure "$classes" pl.nurt.bridge.bench.DecoderBench
  measure "$classes" pl.nurt.bridge.bench.OutboxBench
  measure "$classes" pl.nurt.bridge.bench.PollerBench
  write_part Meter-bridge 'Everything in one machine: bridge, slaves and portal.'
}

# bench [--data DIR] [--bridge | --fuzz]: DIR holds the full demo (./nurt demo --scale full --data DIR); without it, the views are not measured.
bench() {
  local full='' only='' rows=target/benchmarks.rows
  while [ $# -gt 0 ]; do
    case $1 in
      --data) [ $# -ge 2 ] || die "--data needs a value; see ./nurt help."; full=$2; shift 2 ;;
      --bridge) only=bridge; shift ;;
      --fuzz) only=fuzz; shift ;;
      *) die "Unknown option $1; see ./nurt help." ;;
    esac
  done
  [ -z "$full" ] || [[ $full = /* ]] || full=$PWD/$full
  find_java; need_maven
  mkdir -p target
  if [ "$only" = fuzz ]; then
    maven -Pbench -pl meter-bridge test -Dgroups=fuzz || die "A case failed; its message above says how to run it alone."
    return
  elif [ "$only" = bridge ]; then
    maven -Pbench -pl meter-bridge package -Dtest=None -Dsurefire.failIfNoSpecifiedTests=false || die "The build failed; what Maven says is above."
  else
    find_node; need_chromium
    maven -Pbench package -Dtest=None -Dsurefire.failIfNoSpecifiedTests=false || die "The build failed; what Maven says is above."
    bench_portal "$full"
  fi
  bench_bridge
  cat docs/benchmarks.md
}
