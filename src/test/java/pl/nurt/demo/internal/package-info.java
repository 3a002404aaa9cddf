/** The demo's park, read by those who will read it. */
@NullMarked
package pl.nurt.demo.internal;

import org.jspecify.annotations.NullMarked;
