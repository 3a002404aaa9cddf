# The peers nobody here wrote: how ./nurt test --interop gets them. Read by ./nurt; never kept in the repository.

readonly PEERS=meter-bridge/target/interop
skipped_peers=()

# peer NAME: a peer that cannot be had is skipped, which the end of the run says.
peer() {
  { "has_$1" || { say "Installing $1 …" 2>&3; "get_$1"; "has_$1"; }; } 3>&2 >>$PEERS/install.log 2>&1 || skipped_peers+=("$1")
}

apt_get() {
  [ "$(id -u)" = 0 ] && command -v apt-get || return
  apt-get install -y "$@" || { apt-get update && apt-get install -y "$@"; }
}

# npm_get NAME VERSION: in a folder of its own, so that one that cannot be compiled spoils no other.
npm_get() {
  local home; home=$(dirname "$(dirname "$(readlink -f "$node_folder/node")")")
  # With Node's own headers there is nothing to download for those that compile something.
  [ ! -d "$home/include/node" ] || export npm_config_nodedir=$home
  PATH=$node_folder:$PATH npm_config_python=/usr/bin/python3 timeout 300 \
    npm install --no-save --no-package-lock --prefix "$PEERS/$1" "$1@$2"
}

npm_has() {
  grep -q "\"version\": \"$2\"" "$PEERS/$1/node_modules/$1/package.json" \
    && NODE_PATH=$PEERS/$1/node_modules "$node_folder/node" -e "require('$1')"
}

has_mbpoll() { command -v mbpoll; }
get_mbpoll() { apt_get mbpoll; }
has_pymodbus() { /usr/bin/python3 -c 'import pymodbus.server.async_io'; }
get_pymodbus() { apt_get python3-pymodbus python3-serial-asyncio; }
has_libmodbus() {
  cc -O1 -I/usr/include/modbus -o $PEERS/libmodbus_server meter-bridge/src/interop/c/libmodbus_server.c -lmodbus
}
get_libmodbus() { apt_get libmodbus-dev gcc libc6-dev; }
has_modbus-serial() { npm_has modbus-serial 8.0.25; }
get_modbus-serial() { npm_get modbus-serial 8.0.25; }
has_jsmodbus() { npm_has jsmodbus 5.0.0; }
get_jsmodbus() { npm_get jsmodbus 5.0.0; }
has_node-mbus() { npm_has node-mbus 2.2.6; }
get_node-mbus() { npm_get node-mbus 2.2.6; }

get_peers() {
  mkdir -p $PEERS
  for name in mbpoll pymodbus libmodbus modbus-serial jsmodbus node-mbus; do peer $name; done
}

# What is not tested must not look as if it were.
tell_skipped_peers() {
  [ ${#skipped_peers[@]} = 0 ] || say "SKIPPED PEERS: ${skipped_peers[*]^^} (COULD NOT BE INSTALLED; SEE $PEERS/install.log)"
}
