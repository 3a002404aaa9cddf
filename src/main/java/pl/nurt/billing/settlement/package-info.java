/** Bills that somebody asks for, up to the moment: the resident for his own contract, the office for any, also one that has ended. */
@NullMarked
package pl.nurt.billing.settlement;

import org.jspecify.annotations.NullMarked;
