/** Where the lines to concentrators lead: the network, a serial port, or a serial port across the network. */
@NullMarked
package pl.nurt.bridge.line;

import org.jspecify.annotations.NullMarked;
