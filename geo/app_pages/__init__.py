"""The pages: widgets, then a filter, then calls to geo, then what is shown."""
