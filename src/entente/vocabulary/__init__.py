"""What exists, in no language: event types, flows, actors, places. Reads only its own YAML."""
