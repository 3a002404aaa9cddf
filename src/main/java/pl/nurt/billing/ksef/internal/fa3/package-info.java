/** The structured invoice FA(3) of the Ministry of Finance: what it says, how it is written, and what is looked at before it leaves. Pure. */
@NullMarked
package pl.nurt.billing.ksef.internal.fa3;

import org.jspecify.annotations.NullMarked;
