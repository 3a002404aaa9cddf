/** What those who run the portal look at: health for everyone's load balancer, metrics for one technical account. */
@NullMarked
package pl.nurt.platform.operations;

import org.jspecify.annotations.NullMarked;
