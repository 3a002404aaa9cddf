/** Tariffs as data: approved price lists that follow one another, and the rates that the law sets. */
@NamedInterface("tariffs")
@NullMarked
package pl.nurt.billing.tariffs;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
