/** Telegrams out of what people keep and paste: bare digits, bytes of programs, logs, dumps. Only a sound checksum says that it was read right. */
@NullMarked
package pl.nurt.bridge.posted;

import org.jspecify.annotations.NullMarked;
