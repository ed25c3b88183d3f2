"""What is read out of a page, one noun a file: encoding, metadata, texts. `spiders.extract` puts it together."""
