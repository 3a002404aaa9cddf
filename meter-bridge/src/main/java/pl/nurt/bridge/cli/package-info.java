/** The bridge's command line. Results go to standard output, reasons to standard error, and a reason is one sentence. */
@NullMarked
package pl.nurt.bridge.cli;

import org.jspecify.annotations.NullMarked;
