# What must be there before anything is built: Java, Node, Maven, Chromium. Read by ./nurt.

java_version() { "$1/bin/javac" -version 2>&1 | sed -n 's/^javac \([0-9]*\).*/\1/p'; }

find_java() {
  local home on_path
  on_path=$(command -v javac) && on_path=$(dirname "$(dirname "$(readlink -f "$on_path")")")
  for home in "${JAVA_HOME:-}" "$on_path" /usr/lib/jvm/* /opt/java/* "$HOME"/.sdkman/candidates/java/* /Library/Java/JavaVirtualMachines/*/Contents/Home; do
    [ -x "$home/bin/javac" ] || continue
    [ "$(java_version "$home")" -ge 25 ] 2>/dev/null && { export JAVA_HOME=$home; return; }
  done
  die "Nurt needs JDK 25 or later: install one (for example Temurin 25) or set JAVA_HOME to it."
}

# Vaadin builds the browser side with Node 24 only; npm carries it as a package.
find_node() {
  if [ "$(node --version 2>/dev/null | cut -d. -f1)" = v24 ]; then
    node_folder=$(dirname "$(command -v node)")
  else
    node_folder=$CACHE/node24/bin
    [ -x "$node_folder/npm" ] && return
    command -v npm >/dev/null || die "Nurt needs Node 24 to build its pages: install Node 24, or npm and Nurt fetches it."
    case "$(uname -sm)" in
      "Linux x86_64") platform=linux-x64 ;; "Linux aarch64") platform=linux-arm64 ;;
      "Darwin arm64") platform=darwin-arm64 ;; "Darwin x86_64") platform=darwin-x64 ;;
      *) die "Nurt cannot fetch Node 24 for $(uname -sm): install Node 24." ;;
    esac
    say "Fetching Node $NODE_VERSION …"
    # In this order: an old npm on an old Node refuses npm 11, but not on Node 24.
    { npm install --silent -g --prefix "$CACHE/node24" "node-$platform@$NODE_VERSION" \
      && PATH=$node_folder:$PATH npm install --silent -g --prefix "$CACHE/node24" npm@11.21.2; } >&2 \
      || die "Node 24 could not be fetched through npm: check the network or install Node 24."
  fi
}

need_maven() { command -v mvn >/dev/null || die "Nurt needs Maven 3.8 or later to be built: install the package maven."; }

need_chromium() {
  command -v chromium >/dev/null || command -v chromium-browser >/dev/null || command -v google-chrome >/dev/null && return
  [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null || die "The browser tests need Chromium: install the package chromium."
  say "Installing Chromium …"
  { apt-get update -qq && apt-get -o DPkg::Lock::Timeout=600 install -y -qq chromium; } >/dev/null 2>&1 || die "Chromium could not be installed: install the package chromium."
}
