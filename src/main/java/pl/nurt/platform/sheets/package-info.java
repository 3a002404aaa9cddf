/**
 * Spreadsheets out of lists: typed columns, written row by row as XLSX or CSV.
 *
 * <p>Data stays data: no text becomes a formula, no account number a rounded number, no day the one before. The same rows make the same bytes.
 */
@NullMarked
package pl.nurt.platform.sheets;

import org.jspecify.annotations.NullMarked;
