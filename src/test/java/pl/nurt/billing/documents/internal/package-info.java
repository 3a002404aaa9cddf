@NullMarked
package pl.nurt.billing.documents.internal;

import org.jspecify.annotations.NullMarked;
