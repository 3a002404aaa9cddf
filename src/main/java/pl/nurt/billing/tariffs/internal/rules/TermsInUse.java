package pl.nurt.billing.tariffs.internal.rules;

import pl.nurt.billing.pricing.BilledTerms;

/** Terms that contracts hold today, without their days. @param contracts how many hold them */
public record TermsInUse(BilledTerms terms, long contracts) {}
