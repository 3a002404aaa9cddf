@NullMarked
package pl.nurt.notice.internal.api;

import org.jspecify.annotations.NullMarked;
