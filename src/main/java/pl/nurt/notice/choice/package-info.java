/** How a person wants to be told: topics, channels, quiet hours, addresses, consent. */
@NullMarked
package pl.nurt.notice.choice;

import org.jspecify.annotations.NullMarked;
