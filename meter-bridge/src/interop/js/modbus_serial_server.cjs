// A Modbus TCP slave of modbus-serial: exception 0B for unit 66, as a gateway whose meter is silent. Prints its port when it listens.
const net = require("net");
const { ServerTCP } = require("modbus-serial");

const memory = Buffer.alloc(128);
memory.writeBigInt64BE(-5n, 0);
memory.writeBigUInt64BE(123456789012n, 8);
memory.writeFloatBE(2.5, 16);
memory.writeDoubleBE(98765.4321, 20);
memory.writeUInt32BE(0x12345678, 28); // eight BCD digits
memory.writeInt32BE(-100000, 32);

const register = (address, unit) => {
    if (unit === 66) {
        return Promise.reject({ modbusErrorCode: 0x0b });
    }
    return address < 64 ? memory.readUInt16BE(2 * address) : Promise.reject({ modbusErrorCode: 2 });
};

// modbus-serial takes port 0 for its usual one, so a free one is looked for first.
const finder = net.createServer().listen(0, "127.0.0.1", () => {
    const { port } = finder.address();
    finder.close(() => {
        const server = new ServerTCP(
            { getHoldingRegister: register, getInputRegister: register },
            { host: "127.0.0.1", port, debug: false },
        );
        server.on("initialized", () => console.log(port));
        server.on("socketError", () => {});
    });
});
