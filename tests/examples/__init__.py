"""Small clients of the service, to start from. Their data is made up."""
