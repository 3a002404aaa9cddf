// A Modbus TCP slave of jsmodbus: any unit, 20 holding registers; asked beyond them it answers short. Prints its port when it listens.
const net = require("net");
const modbus = require("jsmodbus");

const holding = Buffer.alloc(40);
holding.writeUInt32BE(31415926, 0);
holding.writeUInt16BE(0x2B1F, 4); // 0x00012B1F, low word first
holding.writeUInt16BE(0x0001, 6);
holding.writeUInt32LE(31415926, 8);
holding.writeUInt32BE(27182818, 36);
const input = Buffer.alloc(40);
input.writeUInt32BE(16180339, 2);

const listener = new net.Server();
new modbus.server.TCP(listener, { holding, input });
listener.listen(0, "127.0.0.1", () => console.log(listener.address().port));
