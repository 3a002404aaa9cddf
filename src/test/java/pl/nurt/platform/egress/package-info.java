@NullMarked
package pl.nurt.platform.egress;

import org.jspecify.annotations.NullMarked;
