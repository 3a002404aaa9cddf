@NullMarked
package pl.nurt.notice.internal.worker;

import org.jspecify.annotations.NullMarked;
