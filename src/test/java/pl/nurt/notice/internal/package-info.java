@NullMarked
package pl.nurt.notice.internal;

import org.jspecify.annotations.NullMarked;
