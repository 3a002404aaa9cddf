@NullMarked
package pl.nurt.billing.documents.ui;

import org.jspecify.annotations.NullMarked;
