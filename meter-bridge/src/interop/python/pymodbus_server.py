"""A Modbus TCP slave of pymodbus with unit 1 only: silent for any other, exception 02 beyond its range.

The numbers are laid out in registers by pymodbus itself. Prints its port when it listens.
"""

import asyncio

from pymodbus.constants import Endian
from pymodbus.datastore import ModbusSequentialDataBlock, ModbusServerContext, ModbusSlaveContext
from pymodbus.payload import BinaryPayloadBuilder
from pymodbus.server.async_io import ModbusTcpServer


def registers(byte_order, word_order):
    """64 registers: u32 @0, i32 @2, u64 @4, f32 @8, f64 @10, u16 @14, i16 @15."""
    builder = BinaryPayloadBuilder(byteorder=byte_order, wordorder=word_order)
    builder.add_32bit_uint(3_000_000_001)
    builder.add_32bit_int(-42)
    builder.add_64bit_uint(9_876_543_210_123)
    builder.add_32bit_float(0.15625)
    builder.add_64bit_float(123456.789)
    builder.add_16bit_uint(65_535)
    builder.add_16bit_int(-7)
    words = builder.to_registers()
    return words + [0] * (64 - len(words))


async def main():
    holding = registers(Endian.Big, Endian.Big) + registers(Endian.Big, Endian.Little)
    unit = ModbusSlaveContext(
        hr=ModbusSequentialDataBlock(0, holding),
        ir=ModbusSequentialDataBlock(0, [0] + registers(Endian.Big, Endian.Big)),
        zero_mode=True,
    )
    server = ModbusTcpServer(
        ModbusServerContext(slaves={1: unit}, single=False), address=("127.0.0.1", 0), ignore_missing_slaves=True
    )
    serving = asyncio.create_task(server.serve_forever())
    await server.serving
    print(server.server.sockets[0].getsockname()[1], flush=True)
    await serving


asyncio.run(main())
