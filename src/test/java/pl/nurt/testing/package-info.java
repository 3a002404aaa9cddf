/** What tests share: a real PostgreSQL, one for the whole run. */
@NullMarked
package pl.nurt.testing;

import org.jspecify.annotations.NullMarked;
