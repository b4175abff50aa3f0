package org.lockkeeper.ui.shell;

/**
 * What the window around the shell does when it is asked by name.
 *
 * @param quit closes the window
 * @param palette opens the command palette
 * @param keys shows the card with the keys
 * @param toPage moves the keyboard into the page
 * @param toRail moves the keyboard to the rail
 */
public record WindowActions(Runnable quit, Runnable palette, Runnable keys, Runnable toPage, Runnable toRail) {}
