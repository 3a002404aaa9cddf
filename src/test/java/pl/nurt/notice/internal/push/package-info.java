@NullMarked
package pl.nurt.notice.internal.push;

import org.jspecify.annotations.NullMarked;
