/** How the demo utility is made. */
@NullMarked
package pl.nurt.demo.internal;

import org.jspecify.annotations.NullMarked;
