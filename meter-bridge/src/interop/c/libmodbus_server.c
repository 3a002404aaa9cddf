/*
 * A Modbus TCP slave of libmodbus: one client at a time, any unit, exception 02 beyond its range. The numbers are laid out in registers by
 * libmodbus itself. Prints its port when it listens.
 */
#include <arpa/inet.h>
#include <modbus.h>
#include <stdio.h>
#include <unistd.h>

int main(void) {
    modbus_t *context = modbus_new_tcp("127.0.0.1", 0);
    modbus_mapping_t *memory = modbus_mapping_new(16, 16, 64, 64);
    if (context == NULL || memory == NULL) {
        return 1;
    }
    modbus_set_float_abcd(1234.5f, &memory->tab_registers[0]);
    modbus_set_float_cdab(1234.5f, &memory->tab_registers[2]);
    modbus_set_float_badc(1234.5f, &memory->tab_registers[4]);
    modbus_set_float_dcba(1234.5f, &memory->tab_registers[6]);
    int32_t litres = 123456789;
    int64_t millilitres = 9876543210123LL;
    MODBUS_SET_INT32_TO_INT16(memory->tab_registers, 8, litres);
    MODBUS_SET_INT64_TO_INT16(memory->tab_registers, 10, millilitres);
    memory->tab_registers[14] = 65535;
    MODBUS_SET_INT32_TO_INT16(memory->tab_input_registers, 20, litres);

    int listener = modbus_tcp_listen(context, 1);
    struct sockaddr_in address;
    socklen_t size = sizeof address;
    if (listener < 0 || getsockname(listener, (struct sockaddr *) &address, &size) != 0) {
        return 1;
    }
    printf("%d\n", ntohs(address.sin_port));
    fflush(stdout);

    while (modbus_tcp_accept(context, &listener) >= 0) {
        uint8_t request[MODBUS_TCP_MAX_ADU_LENGTH];
        int length;
        while ((length = modbus_receive(context, request)) >= 0) {
            if (length > 0) {
                modbus_reply(context, request, length, memory);
            }
        }
        close(modbus_get_socket(context));
    }
    return 1;
}
