package org.lockkeeper.ui.wizard;

/**
 * One step of a wizard.
 *
 * @param id stable, lower case
 * @param title a word or two
 */
public record Step(String id, String title) {}
