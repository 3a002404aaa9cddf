/** The walls of the house, as tests; and proof that each of them would notice. */
@NullMarked
package pl.nurt.architecture;

import org.jspecify.annotations.NullMarked;
