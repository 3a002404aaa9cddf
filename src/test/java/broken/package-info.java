/** Classes that break each wall once, so that the tests of the walls are seen to fail. Part of no application. */
@NullMarked
package broken;

import org.jspecify.annotations.NullMarked;
