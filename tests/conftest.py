pytest_plugins = ["tests.fixtures_local"]
