# The peers of the meter-bridge's tests; src/test/peers.sh says how they are got.

readonly BRIDGE_PEERS=(mbpoll pymodbus libmodbus modbus-serial jsmodbus node-mbus)

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
