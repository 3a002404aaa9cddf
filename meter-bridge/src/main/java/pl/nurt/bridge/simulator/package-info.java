/**
 * A park of simulated meters behind M-Bus gateways and Modbus slaves, on the loopback interface only. The meters' use is a pure function
 * of their identification and the time, so that a run can be repeated; faults of meters and lines can be switched on for tests.
 */
@NullMarked
package pl.nurt.bridge.simulator;

import org.jspecify.annotations.NullMarked;
