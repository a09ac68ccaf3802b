"""The four scenarios walked by pretended people: a customer, the merchant, a person at Alibaba, the supplier."""
