/** Ways into the portal without signing in: links that the portal signed, and callbacks of providers. */
@NullMarked
package pl.nurt.notice.internal.api;

import org.jspecify.annotations.NullMarked;
