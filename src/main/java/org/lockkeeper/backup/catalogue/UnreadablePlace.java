package org.lockkeeper.backup.catalogue;

/**
 * A place of which the catalogue cannot say what lies there.
 *
 * @param place a folder or a bucket, as a person would write it
 * @param sentence what is the matter and what to do
 */
public record UnreadablePlace(String place, String sentence) {}
