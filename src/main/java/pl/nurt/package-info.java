/** Nurt, the open eBOK for municipal water utilities. Each package below is a room; docs/decisions say why the walls stand where they do. */
@NullMarked
package pl.nurt;

import org.jspecify.annotations.NullMarked;
