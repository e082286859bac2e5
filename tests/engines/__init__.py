"""The main journeys in three browser engines, and on three servers: `make test-browsers`, apart from `make test`."""
