/** What every interface for programs needs: limits on bodies, strict messages, keys, turns, problem documents. Knows no caller. */
@NullMarked
package pl.nurt.platform.api;

import org.jspecify.annotations.NullMarked;
