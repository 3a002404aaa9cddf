// An M-Bus master of node-mbus (libmbus): reads the addresses it is given, or searches with "scan". Prints one line of JSON for each.
const Master = require("node-mbus");

const [port, ...addresses] = process.argv.slice(2);
const master = new Master({ host: "127.0.0.1", port: Number(port), timeout: 150, autoConnect: true });

const ask = (address) =>
    new Promise((resolve) => {
        const answer = (error, data) => resolve(error ? { error: String(error) } : data);
        if (address === "scan") {
            master.scanSecondary(answer);
        } else {
            master.getData(address.length === 16 ? address : Number(address), answer);
        }
    });

(async () => {
    for (const address of addresses) {
        console.log(JSON.stringify(await ask(address)));
    }
    master.close(() => {}, true);
})();
