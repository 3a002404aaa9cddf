# ./nurt run and ./nurt demo. Read by ./nurt.

parse_run() {
  port=8080 address=127.0.0.1 data=$PWD/.data demo=true database_url='' scale=normal
  while [ $# -gt 0 ]; do
    case $1 in
      --port | --address | --data | --database-url | --scale) [ $# -ge 2 ] || die "$1 needs a value; see ./nurt help." ;;&
      --port) port=$2; shift 2 ;;
      --address) address=$2; shift 2 ;;
      --data) data=$2; shift 2 ;;
      --database-url) database_url=$2; shift 2 ;;
      --scale) scale=$2; shift 2 ;;
      --no-demo) demo=false; shift ;;
      *) die "Unknown option $1; see ./nurt help." ;;
    esac
  done
  [[ $port =~ ^[0-9]{1,5}$ ]] && [ "$port" -ge 1 ] && [ "$port" -le 65535 ] || die "--port wants a number from 1 to 65535, not '$port'."
  # Bridge and health check come by localhost.
  [[ $address =~ ^(127\.0\.0\.1|0\.0\.0\.0|::)$ ]] || die "--address is 127.0.0.1 (this machine alone), 0.0.0.0 or :: (everybody), not '$address'."
  [[ $scale =~ ^(normal|full)$ ]] || die "--scale is normal or full, not '$scale'."
  [[ $data = /* ]] || data=$PWD/$data
}

prepare() {
  build_all
  scratch=$(mktemp -d)
  trap 'stop_all' EXIT
  trap 'exit 130' INT
  trap 'exit 143' TERM
  [ -n "$database_url" ] || start_database
  mkdir -p "$data/log" || die "$data cannot be written; choose another folder with --data."
}

# What stands in for mail, SMS, push services and KSeF in the demo; it tells the portal where by a file of settings.
start_stand_ins() {
  start stand-ins "$data/log/stand-ins.log" "$JAVA_HOME/bin/java" -Xmx128m -XX:+UseSerialGC -XX:TieredStopAtLevel=1 \
    -jar $STAND_INS_JAR "$scratch/stand-ins.properties"
  wait_until 30 "The stand-ins" grep -qs stand-ins= "$scratch/stand-ins.properties"
}

run() {
  parse_run "$@"
  command -v curl >/dev/null || die "Nurt needs curl to see when it is ready: install the package curl."
  (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null && die "Port $port is in use; choose another one with --port."
  prepare
  ! $demo || start_stand_ins
  say "Starting the portal …"
  start portal "$data/log/portal.log" portal
  wait_until 300 "The portal" healthy
  if $demo; then
    start simulator "$data/log/simulator.log" bridge "$GATEWAY_OPTIONS" simulate --park "$data/bridge/park.yaml"
    wait_until 30 "The simulated meters" grep -qs '"ready":true' "$data/log/simulator.log"
    start bridge "$data/log/bridge.log" bridge "$GATEWAY_OPTIONS" run --config "$data/bridge/bridge.yaml"
  fi
  say "Nurt is ready: http://localhost:$port"
  if $demo; then
    say "Demo people (one click on the sign-in page, or password nurt-demo): anna, jan, ewa (residents), bok, finanse, technik, dyspozytor, admin, audytor"
    say "Messages, and invoices for KSeF, go to stand-ins, which show what they received: $(sed -n 's/^nurt.notice.stand-ins=//p' "$scratch/stand-ins.properties" | tr -d '\\')"
    say "The meters are simulated; anna's is read every ten seconds, so its chart moves while you watch."
  fi
  say "Logs and data: $data.  Ctrl-C stops everything."
  remember_starts_beside
  while all_alive; do sleep 1; done
  exit 1
}

demo() {
  parse_run "$@"
  prepare
  port=0
  # In a shell of its own, for portal replaces the shell it runs in.
  (portal --nurt.demo.only=true)
}

# Once a build, when nobody waits for it; in a process group of its own, so that one signal ends it with all it has started.
remember_starts_beside() {
  set -m
  { remember_bridge; remember_portal; } >"$data/log/remember.log" 2>&1 </dev/null &
  remembering=$!
  set +m
}
